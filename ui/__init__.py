"""Streamlit parts that pages share: the frame, the chooser, cards, tables, figures, the one cache."""
