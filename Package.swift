// swift-tools-version: 6.1

import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "gp",
  products: [
    .library(name: "AST", targets: ["AST"]),
    .library(name: "Interpreter", targets: ["Interpreter"]),
    .library(name: "Genetic", targets: ["Genetic"]),
    .library(name: "Neural", targets: ["Neural"]),
    .executable(name: "gp", targets: ["gp"]),
  ],
  targets: [
    .target(name: "AST", swiftSettings: settings),
    .target(name: "Interpreter", dependencies: ["AST"], swiftSettings: settings),
    .target(name: "Genetic", dependencies: ["AST", "Interpreter"], swiftSettings: settings),
    .target(name: "Neural", dependencies: ["AST", "Interpreter"], swiftSettings: settings),
    .executableTarget(
      name: "gp", dependencies: ["AST", "Interpreter", "Genetic", "Neural"], swiftSettings: settings),
    .target(name: "TestSupport", dependencies: ["AST"], path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(name: "ASTTests", dependencies: ["AST", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "InterpreterTests", dependencies: ["AST", "Interpreter", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "GeneticTests", dependencies: ["AST", "Interpreter", "Genetic", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "NeuralTests", dependencies: ["AST", "Interpreter", "Neural"], swiftSettings: settings),
    .testTarget(
      name: "gpTests", dependencies: ["AST", "Interpreter", "Genetic", "Neural", "gp", "TestSupport"],
      swiftSettings: settings),
  ]
)
