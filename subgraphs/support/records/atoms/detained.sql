-- By the start of detention. Days run from when somebody was both detained and known as a victim.
SELECT local_authority AS area, extract(year FROM detention.started_on)::text AS period,
  CASE WHEN positive_on <= detention.started_on THEN 'AT_ENTRY' ELSE 'DURING' END AS moment,
  CASE
    WHEN days IS NULL THEN 'NOT_RELEASED'
    WHEN days <= 2 THEN 'DAYS_0_TO_2'
    WHEN days <= 7 THEN 'DAYS_3_TO_7'
    WHEN days <= 28 THEN 'DAYS_8_TO_28'
    ELSE 'DAYS_OVER_28'
  END AS "daysToRelease", count(*) AS n
FROM detention
JOIN support_episode ON support_episode.id = detention.episode_id
CROSS JOIN LATERAL (SELECT released_on - greatest(detention.started_on, positive_on) AS days) AS held
GROUP BY 1, 2, 3, 4
ORDER BY area, period, moment, "daysToRelease"
