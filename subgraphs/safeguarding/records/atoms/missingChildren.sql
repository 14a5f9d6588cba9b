-- $1: the council's area code. By year only: a child who went missing in two quarters of a year is one child of it.
SELECT $1::text AS area, year_of(year) AS period, measure AS "childMissing", n
FROM (
  SELECT date_trunc('year', started_on)::date AS year, count(DISTINCT person) AS children, count(*) AS episodes
  FROM missing_episode
  GROUP BY 1
) AS atom
CROSS JOIN LATERAL (VALUES ('SUSPECTED_TRAFFICKED', children), ('EPISODES', episodes)) AS counted (measure, n)
ORDER BY period, "childMissing"
