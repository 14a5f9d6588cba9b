-- $1: the force's area code.
SELECT $1::text AS area, quarter_of(quarter) AS period, n
FROM (
  SELECT date_trunc('quarter', recorded_on)::date AS quarter, count(*) AS n FROM crime GROUP BY 1
) AS atom
ORDER BY period
