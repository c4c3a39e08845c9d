rm data/documents.csv && mkdir data/documents.csv
