"""Lists of a case as tables of cells, for CSV files and the sheets of a workbook alike."""
