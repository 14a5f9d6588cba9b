SELECT local_authority AS area, extract(year FROM started_on)::text AS period, housing_at_entry AS housing, sex,
  count(*) AS n
FROM support_episode
GROUP BY 1, 2, 3, 4
ORDER BY area, period, housing, sex
