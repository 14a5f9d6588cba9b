-- A person counts once, at the second referral; a third one counts no more.
SELECT local_authority AS area, extract(year FROM referred_on)::text AS period, count(*) AS n
FROM (
  SELECT local_authority, referred_on, row_number() OVER (PARTITION BY person ORDER BY referred_on, id) AS referral
  FROM support_episode
) AS numbered
WHERE referral = 2
GROUP BY 1, 2
ORDER BY area, period
