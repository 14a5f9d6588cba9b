SELECT local_authority AS area, quarter_of(quarter) AS period,
  exploitation_of(labour, sexual, domestic, criminal, organ_harvesting) AS exploitation, sex, n
FROM (
  SELECT date_trunc('quarter', started_on)::date AS quarter, local_authority,
    labour, sexual, domestic, criminal, organ_harvesting, sex, count(*) AS n
  FROM support_episode
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
) AS atom
ORDER BY area, period, exploitation, sex
