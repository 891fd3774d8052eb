"""Prints with which chance the first player takes its first strategy, for each mixed equilibrium that Gambit finds."""

import sys

import pygambit

game = pygambit.read_nfg(sys.argv[1])
first = list(game.players)[0]
for equilibrium in pygambit.nash.enummixed_solve(game).equilibria:
    shares = [float(share) for _, share in equilibrium[first]]
    if 0 < shares[0] < 1:
        print(repr(shares[0]))
