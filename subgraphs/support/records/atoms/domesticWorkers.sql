-- All that a client had met as one text: 'PASSPORT_KEPT+EMPLOYER_CHANGED', '' for nothing.
SELECT local_authority AS area, extract(year FROM started_on)::text AS period, concat_ws('+',
    CASE WHEN passport_kept THEN 'PASSPORT_KEPT' END,
    CASE WHEN employer_changed THEN 'EMPLOYER_CHANGED' END,
    CASE WHEN decision_after_visa_expiry THEN 'DECISION_AFTER_VISA_EXPIRY' END
  ) AS circumstance, sex, count(*) AS n
FROM domestic_worker JOIN support_episode ON support_episode.id = domestic_worker.episode_id
GROUP BY 1, 2, 3, 4
ORDER BY area, period, circumstance, sex
