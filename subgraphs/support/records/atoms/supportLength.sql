-- Days from the conclusive decision to the end; an end before the decision counts as none.
SELECT local_authority AS area, extract(year FROM ended_on)::text AS period,
  CASE
    WHEN conclusive_on IS NULL OR ended_on < conclusive_on THEN 'BEFORE_DECISION'
    WHEN ended_on - conclusive_on <= 14 THEN 'DAYS_0_TO_14'
    WHEN ended_on - conclusive_on <= 45 THEN 'DAYS_15_TO_45'
    WHEN ended_on - conclusive_on <= 90 THEN 'DAYS_46_TO_90'
    WHEN ended_on - conclusive_on <= 180 THEN 'DAYS_91_TO_180'
    ELSE 'DAYS_OVER_180'
  END AS "daysAfterDecision", count(*) AS n
FROM support_episode
WHERE ended_on IS NOT NULL
GROUP BY 1, 2, 3
ORDER BY area, period, "daysAfterDecision"
