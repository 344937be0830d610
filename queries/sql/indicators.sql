-- grain: one row an indicator of the catalogue
select code, family, name, short_name, unit, better, kind, tier, definition, numerator_text, denominator_text,
       target, cast(target_by as varchar) as target_by, target_status, target_source, forms, grains, decimals
from snapshot.indicators
order by sort
