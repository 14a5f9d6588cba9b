-- By the end of support, not by the day somebody went missing.
SELECT local_authority AS area, extract(year FROM ended_on)::text AS period, count(*) AS n
FROM support_episode
WHERE missing_on - ended_on <= 90
GROUP BY 1, 2
ORDER BY area, period
