"""Tables in, figures out: every chart is one function that draws what metrics has already decided."""
