"""What a review says of a scored table: readiness, reasons, fairness, ladder, what if, publishing."""
