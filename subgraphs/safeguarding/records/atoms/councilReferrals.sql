-- $1: the council's area code. Exists by year: a council's referrals of a quarter are too few to show.
SELECT $1::text AS area, year_of(year) AS period, age,
  exploitation_of(labour, sexual, domestic, criminal, organ_harvesting) AS exploitation, n
FROM (
  SELECT date_trunc('year', referred_on)::date AS year,
    age, labour, sexual, domestic, criminal, organ_harvesting, count(*) AS n
  FROM nrm_referral
  GROUP BY 1, 2, 3, 4, 5, 6, 7
) AS atom
ORDER BY period, age, exploitation
