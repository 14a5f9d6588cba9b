SELECT local_authority AS area, extract(year FROM ended_on)::text AS period, housing_at_exit AS housing, sex,
  count(*) AS n
FROM support_episode
WHERE ended_on IS NOT NULL
GROUP BY 1, 2, 3, 4
ORDER BY area, period, housing, sex
