rm data/indicators.csv
