-- $1: the council's area code.
SELECT $1::text AS area, year::text AS period, measure AS "bedMeasure", n::bigint
FROM pre_referral_beds
CROSS JOIN LATERAL (VALUES ('FUNDED', nights_funded), ('USED', nights_used)) AS counted (measure, n)
ORDER BY period, "bedMeasure"
