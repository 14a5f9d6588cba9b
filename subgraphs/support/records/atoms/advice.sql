-- All that applies to a client as one text: 'LEGAL_ADVICE+ADVOCATE', '' for nothing.
SELECT local_authority AS area, extract(year FROM started_on)::text AS period, concat_ws('+',
    CASE WHEN legal_advice THEN 'LEGAL_ADVICE' END,
    CASE WHEN advocate THEN 'ADVOCATE' END,
    CASE WHEN deterred_by_fear_of_detention THEN 'DETERRED_BY_FEAR_OF_DETENTION' END
  ) AS "adviceKind", count(*) AS n
FROM support_episode
GROUP BY 1, 2, 3
ORDER BY area, period, "adviceKind"
