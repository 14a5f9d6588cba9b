-- Everybody in support at some time in a year, by where they stand at its end.
SELECT local_authority AS area, year::text AS period, stage AS "leaveStage", count(*) AS n
FROM extract
CROSS JOIN LATERAL generate_series(
  extract(year FROM referrals_from)::int, extract(year FROM referrals_to)::int
) AS year
CROSS JOIN LATERAL (SELECT make_date(year, 1, 1) AS first_day, make_date(year, 12, 31) AS last_day) AS days
JOIN support_episode ON started_on <= last_day AND coalesce(ended_on >= first_day, true)
CROSS JOIN LATERAL (
  SELECT coalesce(refused_on > last_day, true) AND coalesce(conclusive_on > last_day, true) AS is_awaiting,
    conclusive_outcome = 'POSITIVE' AND conclusive_on <= last_day AS is_positive
) AS standing
CROSS JOIN LATERAL (
  VALUES
    ('AWAITING', is_awaiting),
    ('AWAITING_AND_HOLDING_LEAVE', is_awaiting AND leave_held_from <= last_day),
    ('POSITIVE', is_positive),
    ('GRANTED_AFTER_POSITIVE', is_positive AND leave_granted_on <= last_day)
) AS stages (stage, holds)
WHERE holds
GROUP BY 1, 2, 3
ORDER BY area, period, "leaveStage"
