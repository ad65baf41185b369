import Testing
import Coach
