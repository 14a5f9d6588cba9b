-- $1: the force's area code. A stage includes the later ones: who was convicted was also referred and charged.
SELECT $1::text AS area, quarter_of(quarter) AS period, stage, n
FROM (
  SELECT date_trunc('quarter', referred_on)::date AS quarter, stage, count(*) AS n
  FROM suspect
  CROSS JOIN LATERAL (
    VALUES ('REFERRED', referred_on), ('CHARGED', charged_on), ('CONVICTED', convicted_on)
  ) AS reached (stage, reached_on)
  WHERE reached_on IS NOT NULL
  GROUP BY 1, 2
) AS atom
ORDER BY period, stage
