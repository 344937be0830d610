-- grain: one row an indicator of the catalogue with all that defines it
select code, family, name, short_name, unit, decimals, better, kind, tier, definition, numerator_text,
       denominator_text, duties, forms, grains, reason, target, cast(target_by as date) as target_by, curve,
       target_status, target_source
from snapshot.indicators
order by sort
