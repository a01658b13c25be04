public import AST

/// A circuit of two-input gates that evolves, most of which may be surplus: Cartesian genetic programming with a row of
/// nodes (Miller and Thomson 2000).
///
/// Node n has three genes: its function and two sources, inputs or earlier nodes; a last gene chooses the output. Genes of
/// nodes that the output does not depend on drift freely.
public struct CartesianCircuit: Sendable {
  public let table: TruthTable
  public let nodes: Int
  private var genes: [Int]
  /// Cases with a wrong output.
  public private(set) var errors = 0

  public init(_ table: TruthTable, nodes: Int, random: inout RandomStream) {
    self.table = table
    self.nodes = nodes
    genes = []
    for gene in 0..<(3 * nodes + 1) { genes.append(random.below(choices(gene))) }
    errors = evaluated().errors
  }

  /// How many values a gene may have.
  private func choices(_ gene: Int) -> Int {
    if gene == 3 * nodes { return table.inputs + nodes }
    return gene % 3 == 0 ? Gate.count : table.inputs + gene / 3
  }

  /// The (1+4) evolution strategy: of the parent and four mutants the best lives on, a mutant rather than the parent if they
  /// are equal.
  ///
  /// A mutant has genes changed one by one until one of them is active (Goldman and Punch 2013), so none is a copy.
  /// - Returns: The mutants evaluated until all cases were right; nil if that takes more than `budget`.
  public mutating func evolve(budget: Int, random: inout RandomStream) -> Int? {
    var evaluations = 1
    var active = evaluated().active
    while errors > 0 {
      guard evaluations + 4 <= budget else { return nil }
      var best = self
      var bestActive = active
      for _ in 0..<4 {
        var mutant = self
        mutant.mutate(active, random: &random)
        let (errors, mutantActive) = mutant.evaluated()
        mutant.errors = errors
        if errors <= best.errors { (best, bestActive) = (mutant, mutantActive) }
      }
      evaluations += 4
      self = best
      active = bestActive
    }
    return evaluations
  }

  private mutating func mutate(_ active: [Bool], random: inout RandomStream) {
    while true {
      let gene = random.below(genes.count)
      let old = genes[gene]
      genes[gene] = random.below(choices(gene))
      let isActive = gene == 3 * nodes || active[gene / 3]
      if isActive, genes[gene] != old { return }
    }
  }

  /// The wrong cases, and which nodes the output depends on.
  private func evaluated() -> (errors: Int, active: [Bool]) {
    var active = [Bool](repeating: false, count: nodes)
    func need(_ place: Int) { if place >= table.inputs { active[place - table.inputs] = true } }
    need(genes[3 * nodes])
    for node in (0..<nodes).reversed() where active[node] {
      need(genes[3 * node + 1])
      need(genes[3 * node + 2])
    }
    var columns = table.columns
    for node in 0..<nodes {
      columns.append(
        active[node] ? Gate.apply(genes[3 * node], columns[genes[3 * node + 1]], columns[genes[3 * node + 2]]) : 0)
    }
    return (((columns[genes[3 * nodes]] ^ table.bits) & table.mask).nonzeroBitCount, active)
  }

  /// How many nodes the output depends on.
  public var activeNodes: Int { evaluated().active.count { $0 } }
}
