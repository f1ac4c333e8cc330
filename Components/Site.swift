// Aerie
