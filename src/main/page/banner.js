/* Charts: uPlot, Copyright (c) 2022 Leon Sorokin, MIT License. */
