-- $1: the force's area code.
SELECT $1::text AS area, quarter_of(quarter) AS period,
  exploitation_of(labour, sexual, domestic, criminal, organ_harvesting) AS exploitation, n
FROM (
  SELECT date_trunc('quarter', referred_on)::date AS quarter,
    labour, sexual, domestic, criminal, organ_harvesting, count(*) AS n
  FROM nrm_case
  WHERE recorded_by_owner
  GROUP BY 1, 2, 3, 4, 5, 6
) AS atom
ORDER BY period, exploitation
