"""The grader is graded: right answers pass, wrong ones and mutants of the solution fail, whatever lies around."""
