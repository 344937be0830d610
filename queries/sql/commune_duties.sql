-- grain: one row a duty of the two letters for one commune and period
select d.duty, d.letter, d.place, d.owner, d.text, d.deadline, d.evidence, d.question, t.state, t.with_figure,
       t.applying, t.judged, t.on_track, t.behind, t.worst, i.short_name as worst_name, t.evidence_rows
from snapshot.duty_status t
join snapshot.duties d using (duty)
left join snapshot.indicators i on i.code = t.worst
where t.commune_code = $commune and t.period = $period
order by d.duty
