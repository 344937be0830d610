"""``python -m benchmarks``: every benchmark, one after the other."""

from benchmarks import intake, one_more_file, visits, whole

whole.main()
one_more_file.main()
intake.main()
visits.main()
