-- $1: the council's area code. By the day of the referral to the service; a child with a guardian was also referred.
SELECT $1::text AS area, year_of(year) AS period, stage AS "guardianshipStage", n
FROM (
  SELECT date_trunc('year', referred_on)::date AS year, stage, count(*) AS n
  FROM guardian_referral
  CROSS JOIN LATERAL (VALUES ('REFERRED', referred_on), ('WITH_GUARDIAN', appointed_on)) AS reached (stage, reached_on)
  WHERE reached_on IS NOT NULL
  GROUP BY 1, 2
) AS atom
ORDER BY period, "guardianshipStage"
