/// What the formulas of ``FloatMath`` look up: values at the points that an argument is reduced to.
///
/// All tables stand in one piece of memory, so that machine code, too, needs one address. Entries are the nearest Floats but
/// where something else is said.
enum FloatTable: Int {
  /// 2^(i / 128).
  case powerOfTwo = 0
  /// Of the middle c of the i-th of 128 intervals of numbers from 0.6855 to 1.371, in which 1 is one: 1/c.
  case reciprocal = 128
  /// log c rounded to a multiple of 2^-42, so that a multiple of ln 2 can be added exactly, and what that lost.
  case logarithm = 256
  case logarithmRest = 384
  /// sin(i π / 64).
  case sine = 512
  /// cos(i π / 64): the sines from a quarter turn on.
  case cosine = 544

  /// The number of entries of all tables.
  static let count = 672

  /// The tables one after the other, made once.
  nonisolated(unsafe) static let storage: UnsafePointer<Double> = {
    let memory = UnsafeMutablePointer<Double>.allocate(capacity: count)
    for (index, value) in (powers + reciprocals + logarithms + logarithmRests + sines).enumerated() {
      (memory + index).initialize(to: value)
    }
    return UnsafePointer(memory)
  }()

  /// 2^(i / 128) for i from 0 on.
  private static let powers: [Double] = [
    0x1.0p+0, 0x1.0163da9fb3335p+0, 0x1.02c9a3e778061p+0, 0x1.04315e86e7f85p+0, 0x1.059b0d3158574p+0,
    0x1.0706b29ddf6dep+0, 0x1.0874518759bc8p+0, 0x1.09e3ecac6f383p+0, 0x1.0b5586cf9890fp+0, 0x1.0cc922b7247f7p+0,
    0x1.0e3ec32d3d1a2p+0, 0x1.0fb66affed31bp+0, 0x1.11301d0125b51p+0, 0x1.12abdc06c31ccp+0, 0x1.1429aaea92dep+0,
    0x1.15a98c8a58e51p+0, 0x1.172b83c7d517bp+0, 0x1.18af9388c8deap+0, 0x1.1a35beb6fcb75p+0, 0x1.1bbe084045cd4p+0,
    0x1.1d4873168b9aap+0, 0x1.1ed5022fcd91dp+0, 0x1.2063b88628cd6p+0, 0x1.21f49917ddc96p+0, 0x1.2387a6e756238p+0,
    0x1.251ce4fb2a63fp+0, 0x1.26b4565e27cddp+0, 0x1.284dfe1f56381p+0, 0x1.29e9df51fdee1p+0, 0x1.2b87fd0dad99p+0,
    0x1.2d285a6e4030bp+0, 0x1.2ecafa93e2f56p+0, 0x1.306fe0a31b715p+0, 0x1.32170fc4cd831p+0, 0x1.33c08b26416ffp+0,
    0x1.356c55f929ff1p+0, 0x1.371a7373aa9cbp+0, 0x1.38cae6d05d866p+0, 0x1.3a7db34e59ff7p+0, 0x1.3c32dc313a8e5p+0,
    0x1.3dea64c123422p+0, 0x1.3fa4504ac801cp+0, 0x1.4160a21f72e2ap+0, 0x1.431f5d950a897p+0, 0x1.44e086061892dp+0,
    0x1.46a41ed1d0057p+0, 0x1.486a2b5c13cdp+0, 0x1.4a32af0d7d3dep+0, 0x1.4bfdad5362a27p+0, 0x1.4dcb299fddd0dp+0,
    0x1.4f9b2769d2ca7p+0, 0x1.516daa2cf6642p+0, 0x1.5342b569d4f82p+0, 0x1.551a4ca5d920fp+0, 0x1.56f4736b527dap+0,
    0x1.58d12d497c7fdp+0, 0x1.5ab07dd485429p+0, 0x1.5c9268a5946b7p+0, 0x1.5e76f15ad2148p+0, 0x1.605e1b976dc09p+0,
    0x1.6247eb03a5585p+0, 0x1.6434634ccc32p+0, 0x1.6623882552225p+0, 0x1.68155d44ca973p+0, 0x1.6a09e667f3bcdp+0,
    0x1.6c012750bdabfp+0, 0x1.6dfb23c651a2fp+0, 0x1.6ff7df9519484p+0, 0x1.71f75e8ec5f74p+0, 0x1.73f9a48a58174p+0,
    0x1.75feb564267c9p+0, 0x1.780694fde5d3fp+0, 0x1.7a11473eb0187p+0, 0x1.7c1ed0130c132p+0, 0x1.7e2f336cf4e62p+0,
    0x1.80427543e1a12p+0, 0x1.82589994cce13p+0, 0x1.8471a4623c7adp+0, 0x1.868d99b4492edp+0, 0x1.88ac7d98a6699p+0,
    0x1.8ace5422aa0dbp+0, 0x1.8cf3216b5448cp+0, 0x1.8f1ae99157736p+0, 0x1.9145b0b91ffc6p+0, 0x1.93737b0cdc5e5p+0,
    0x1.95a44cbc8520fp+0, 0x1.97d829fde4e5p+0, 0x1.9a0f170ca07bap+0, 0x1.9c49182a3f09p+0, 0x1.9e86319e32323p+0,
    0x1.a0c667b5de565p+0, 0x1.a309bec4a2d33p+0, 0x1.a5503b23e255dp+0, 0x1.a799e1330b358p+0, 0x1.a9e6b5579fdbfp+0,
    0x1.ac36bbfd3f37ap+0, 0x1.ae89f995ad3adp+0, 0x1.b0e07298db666p+0, 0x1.b33a2b84f15fbp+0, 0x1.b59728de5593ap+0,
    0x1.b7f76f2fb5e47p+0, 0x1.ba5b030a1064ap+0, 0x1.bcc1e904bc1d2p+0, 0x1.bf2c25bd71e09p+0, 0x1.c199bdd85529cp+0,
    0x1.c40ab5fffd07ap+0, 0x1.c67f12e57d14bp+0, 0x1.c8f6d9406e7b5p+0, 0x1.cb720dcef9069p+0, 0x1.cdf0b555dc3fap+0,
    0x1.d072d4a07897cp+0, 0x1.d2f87080d89f2p+0, 0x1.d5818dcfba487p+0, 0x1.d80e316c98398p+0, 0x1.da9e603db3285p+0,
    0x1.dd321f301b46p+0, 0x1.dfc97337b9b5fp+0, 0x1.e264614f5a129p+0, 0x1.e502ee78b3ff6p+0, 0x1.e7a51fbc74c83p+0,
    0x1.ea4afa2a490dap+0, 0x1.ecf482d8e67f1p+0, 0x1.efa1bee615a27p+0, 0x1.f252b376bba97p+0, 0x1.f50765b6e454p+0,
    0x1.f7bfdad9cbe14p+0, 0x1.fa7c1819e90d8p+0, 0x1.fd3c22b8f71f1p+0,
  ]

  /// 1/c.
  private static let reciprocals: [Double] = [
    0x1.745d1745d1746p+0, 0x1.724287f46debcp+0, 0x1.702e05c0b817p+0, 0x1.6e1f76b4337c7p+0, 0x1.6c16c16c16c17p+0,
    0x1.6a13cd153729p+0, 0x1.6816816816817p+0, 0x1.661ec6a5122f9p+0, 0x1.642c8590b2164p+0, 0x1.623fa7701624p+0,
    0x1.6058160581606p+0, 0x1.5e75bb8d015e7p+0, 0x1.5c9882b931057p+0, 0x1.5ac056b015acp+0, 0x1.58ed2308158edp+0,
    0x1.571ed3c506b3ap+0, 0x1.5555555555555p+0, 0x1.5390948f40febp+0, 0x1.51d07eae2f815p+0, 0x1.5015015015015p+0,
    0x1.4e5e0a72f0539p+0, 0x1.4cab88725af6ep+0, 0x1.4afd6a052bf5bp+0, 0x1.49539e3b2d067p+0, 0x1.47ae147ae147bp+0,
    0x1.460cbc7f5cf9ap+0, 0x1.446f86562d9fbp+0, 0x1.42d6625d51f87p+0, 0x1.4141414141414p+0, 0x1.3fb013fb013fbp+0,
    0x1.3e22cbce4a902p+0, 0x1.3c995a47babe7p+0, 0x1.3b13b13b13b14p+0, 0x1.3991c2c187f63p+0, 0x1.3813813813814p+0,
    0x1.3698df3de0748p+0, 0x1.3521cfb2b78c1p+0, 0x1.33ae45b57bcb2p+0, 0x1.323e34a2b10bfp+0, 0x1.30d190130d19p+0,
    0x1.2f684bda12f68p+0, 0x1.2e025c04b8097p+0, 0x1.2c9fb4d812cap+0, 0x1.2b404ad012b4p+0, 0x1.29e4129e4129ep+0,
    0x1.288b01288b013p+0, 0x1.27350b8812735p+0, 0x1.25e22708092f1p+0, 0x1.2492492492492p+0, 0x1.23456789abcdfp+0,
    0x1.21fb78121fb78p+0, 0x1.20b470c67c0d9p+0, 0x1.1f7047dc11f7p+0, 0x1.1e2ef3b3fb874p+0, 0x1.1cf06ada2811dp+0,
    0x1.1bb4a4046ed29p+0, 0x1.1a7b9611a7b96p+0, 0x1.19453808ca29cp+0, 0x1.1811811811812p+0, 0x1.16e0689427379p+0,
    0x1.15b1e5f75270dp+0, 0x1.1485f0e0acd3bp+0, 0x1.135c81135c811p+0, 0x1.12358e75d3033p+0, 0x1.1111111111111p+0,
    0x1.0fef010fef011p+0, 0x1.0ecf56be69c9p+0, 0x1.0db20a88f4696p+0, 0x1.0c9714fbcda3bp+0, 0x1.0b7e6ec259dc8p+0,
    0x1.0a6810a6810a7p+0, 0x1.0953f39010954p+0, 0x1.0842108421084p+0, 0x1.073260a47f7c6p+0, 0x1.0624dd2f1a9fcp+0,
    0x1.05197f7d73404p+0, 0x1.041041041041p+0, 0x1.03091b51f5e1ap+0, 0x1.0204081020408p+0, 0x1.010101010101p+0,
    0x1.0p+0, 0x1.fc07f01fc07fp-1, 0x1.f81f81f81f82p-1, 0x1.f44659e4a4271p-1, 0x1.f07c1f07c1f08p-1,
    0x1.ecc07b301eccp-1, 0x1.e9131abf0b767p-1, 0x1.e573ac901e574p-1, 0x1.e1e1e1e1e1e1ep-1, 0x1.de5d6e3f8868ap-1,
    0x1.dae6076b981dbp-1, 0x1.d77b654b82c34p-1, 0x1.d41d41d41d41dp-1, 0x1.d0cb58f6ec074p-1, 0x1.cd85689039b0bp-1,
    0x1.ca4b3055ee191p-1, 0x1.c71c71c71c71cp-1, 0x1.c3f8f01c3f8fp-1, 0x1.c0e070381c0ep-1, 0x1.bdd2b899406f7p-1,
    0x1.bacf914c1badp-1, 0x1.b7d6c3dda338bp-1, 0x1.b4e81b4e81b4fp-1, 0x1.b2036406c80d9p-1, 0x1.af286bca1af28p-1,
    0x1.ac5701ac5701bp-1, 0x1.a98ef606a63bep-1, 0x1.a6d01a6d01a6dp-1, 0x1.a41a41a41a41ap-1, 0x1.a16d3f97a4b02p-1,
    0x1.9ec8e951033d9p-1, 0x1.9c2d14ee4a102p-1, 0x1.999999999999ap-1, 0x1.970e4f80cb872p-1, 0x1.948b0fcd6e9ep-1,
    0x1.920fb49d0e229p-1, 0x1.8f9c18f9c18fap-1, 0x1.8d3018d3018d3p-1, 0x1.8acb90f6bf3aap-1, 0x1.886e5f0abb04ap-1,
    0x1.8618618618618p-1, 0x1.83c977ab2beddp-1, 0x1.8181818181818p-1, 0x1.7f405fd017f4p-1, 0x1.7d05f417d05f4p-1,
    0x1.7ad2208e0ecc3p-1, 0x1.78a4c8178a4c8p-1, 0x1.767dce434a9b1p-1,
  ]

  /// log c to 2^-42.
  private static let logarithms: [Double] = [
    -0x1.7fafa3bd81p-2, -0x1.79e26687dp-2, -0x1.741d876c68p-2, -0x1.6e60ee6af2p-2, -0x1.68ac83e9c7p-2,
    -0x1.630030b3abp-2, -0x1.5d5bddf596p-2, -0x1.57bf753c8dp-2, -0x1.522ae0738ap-2, -0x1.4c9e09e173p-2,
    -0x1.4718dc271cp-2, -0x1.419b423d5fp-2, -0x1.3c25277333p-2, -0x1.36b6776be1p-2, -0x1.314f1e1d36p-2,
    -0x1.2bef07cdc9p-2, -0x1.269621134ep-2, -0x1.214456d0ecp-2, -0x1.1bf99635a7p-2, -0x1.16b5ccbadp-2,
    -0x1.1178e8227ep-2, -0x1.0c42d67616p-2, -0x1.07138604d6p-2, -0x1.01eae5626cp-2, -0x1.f991c6cb3cp-3,
    -0x1.ef5ade4ddp-3, -0x1.e530effe72p-3, -0x1.db13db0d48p-3, -0x1.d1037f2656p-3, -0x1.c6ffbc6fp-3,
    -0x1.bd087383bep-3, -0x1.b31d8575bcp-3, -0x1.a93ed3c8aep-3, -0x1.9f6c40708ap-3, -0x1.95a5adcf7p-3,
    -0x1.8beafeb39p-3, -0x1.823c16551ap-3, -0x1.7898d85444p-3, -0x1.6f0128b756p-3, -0x1.6574ebe8c2p-3,
    -0x1.5bf406b544p-3, -0x1.527e5e4a1cp-3, -0x1.4913d8333cp-3, -0x1.3fb45a5992p-3, -0x1.365fcb015ap-3,
    -0x1.2d1610c868p-3, -0x1.23d712a49cp-3, -0x1.1aa2b7e24p-3, -0x1.1178e8227ep-3, -0x1.08598b59e4p-3,
    -0x1.fe89139dbcp-4, -0x1.ec739830ap-4, -0x1.da72763844p-4, -0x1.c885801bc4p-4, -0x1.b6ac88dad4p-4,
    -0x1.a4e7640b1cp-4, -0x1.9335e5d594p-4, -0x1.8197e2f41p-4, -0x1.700d30aeacp-4, -0x1.5e95a4d978p-4,
    -0x1.4d3115d208p-4, -0x1.3bdf5a7d2p-4, -0x1.2aa04a447p-4, -0x1.1973bd1464p-4, -0x1.08598b59e4p-4,
    -0x1.eea31c0068p-5, -0x1.ccb73cddd8p-5, -0x1.aaef2d0fbp-5, -0x1.894aa149f8p-5, -0x1.67c94f2d48p-5,
    -0x1.466aed42ep-5, -0x1.252f32f8dp-5, -0x1.0415d89e78p-5, -0x1.c63d2ec15p-6, -0x1.8492528c9p-6, -0x1.432a92598p-6,
    -0x1.020565893p-6, -0x1.82448a388p-7, -0x1.010157588p-7, -0x1.008055958p-8, 0x0.0p+0, 0x1.fe02a6b1p-8,
    0x1.fc0a8b0fcp-7, 0x1.7b91b07d6p-6, 0x1.f829b0e78p-6, 0x1.39e87b9fe8p-5, 0x1.77458f633p-5, 0x1.b42dd71198p-5,
    0x1.f0a30c0118p-5, 0x1.16536eea38p-4, 0x1.341d7961bcp-4, 0x1.51b073f06p-4, 0x1.6f0d28ae58p-4, 0x1.8c345d6318p-4,
    0x1.a926d3a4acp-4, 0x1.c5e548f5bcp-4, 0x1.e27076e2bp-4, 0x1.fec9131dcp-4, 0x1.0d77e7cd08p-3, 0x1.1b72ad52f6p-3,
    0x1.29552f82p-3, 0x1.371fc201e8p-3, 0x1.44d2b6ccb8p-3, 0x1.526e5e3a1cp-3, 0x1.5ff3070a7ap-3, 0x1.6d60fe719ep-3,
    0x1.7ab890210ep-3, 0x1.87fa06520cp-3, 0x1.9525a9cf46p-3, 0x1.a23bc1fe2cp-3, 0x1.af3c94e80cp-3, 0x1.bc286742d8p-3,
    0x1.c8ff7c79aap-3, 0x1.d5c216b4fcp-3, 0x1.e27076e2bp-3, 0x1.ef0adcbdc6p-3, 0x1.fb9186d5e4p-3, 0x1.0402594b4dp-2,
    0x1.0a324e2739p-2, 0x1.1058bf9ae5p-2, 0x1.1675cababap-2, 0x1.1c898c169ap-2, 0x1.22941fbcf8p-2, 0x1.2895a13de8p-2,
    0x1.2e8e2bae12p-2, 0x1.347dd9a988p-2, 0x1.3a64c55694p-2, 0x1.404308686ap-2,
  ]

  /// log c less that.
  private static let logarithmRests: [Double] = [
    -0x1.46fb79bf6d4cbp-44, 0x1.309c168817444p-44, 0x1.13a7b5b11cfa7p-44, 0x1.a37a6a0f7749ep-44, 0x1.7af966c548a3p-44,
    0x1.db623e731aep-45, 0x1.a0b2a08a465dcp-47, -0x1.fadedee5d40efp-46, -0x1.ebe708164c759p-45, 0x1.e20891b0ad8a4p-45,
    -0x1.06c18fb4c14c5p-44, 0x1.ce379226de3ecp-44, -0x1.83b54b606bd5cp-46, -0x1.16ecdb0f177c8p-46,
    0x1.8e27ad3213cb8p-45, -0x1.a9cfa4a5004f4p-45, 0x1.1b61f10522625p-44, 0x1.caf0428b728a3p-44,
    0x1.1ac89575c2125p-44, 0x1.23299042d74bfp-44, -0x1.1ef78ce2d07f2p-44, -0x1.7188b163ceae9p-45,
    0x1.e76324e912b17p-44, -0x1.a43dcfade85aep-44, 0x1.90d04cd7cc834p-44, 0x1.a211565bb8e11p-51,
    0x1.fdbdbb13f7c18p-44, -0x1.2806a847527e6p-44, 0x1.84a7e75b6f6e4p-47, -0x1.ee138d3a69d43p-44,
    0x1.d4bc4595412b6p-45, -0x1.c794e562a63cbp-44, 0x1.8724350562169p-45, 0x1.337d94bcd3f43p-44,
    -0x1.7f22858a0ff6fp-47, 0x1.73d54aae92cd1p-47, -0x1.e0ddb9a631e83p-46, -0x1.8e67be3dbaf3fp-44,
    -0x1.577390d31ef0fp-44, 0x1.98c1d34f0f462p-44, 0x1.27023eb68981cp-46, 0x1.4e60b8d4b411dp-44,
    0x1.53e43558124c4p-44, -0x1.19713c0cae559p-44, 0x1.fd3a0afb9691bp-44, -0x1.39d6ccb81b4a1p-47,
    -0x1.00d238fd3df5cp-46, 0x1.1ac38dde3b366p-44, -0x1.1ef78ce2d07f2p-45, 0x1.7e5dd7009902cp-45,
    -0x1.56594d82f7a82p-44, -0x1.11fcba80cdd1p-44, -0x1.a89401fa71733p-46, -0x1.646d1c65aacd3p-45,
    -0x1.b1bdff50225c7p-44, 0x1.e42b6b94407c8p-47, -0x1.3115c3abd47dap-45, 0x1.c0fe460d20041p-44,
    -0x1.c1e8da99ded32p-49, -0x1.1cb7ce1d17171p-44, 0x1.53a2582f4e1efp-48, 0x1.19bd0ad125895p-44,
    -0x1.7a48ba8b1cb41p-44, -0x1.566d154f930b3p-44, 0x1.7e5dd7009902cp-46, -0x1.c3dd83606d891p-44,
    -0x1.965c36e09f5fep-44, -0x1.0fc1a353bb42ep-45, -0x1.9a19a8be97661p-44, -0x1.dac20827cca0cp-44,
    0x1.c167375bdfd28p-45, -0x1.83e9ae021b67bp-45, 0x1.dddc7f461c516p-44, 0x1.5439ce030a687p-44,
    0x1.aa0ba325a0c34p-45, -0x1.98139928637fep-47, -0x1.611d27c8e8417p-44, -0x1.4554412c584ep-44,
    -0x1.bce251998b506p-44, -0x1.166afcb31c67bp-45, 0x0.0p+0, 0x1.9e23f0dda40e4p-46, 0x1.f1e7cf6d3a69cp-50,
    -0x1.3b955b602ace4p-44, 0x1.980267c7e09e4p-45, 0x1.eafd480ad9015p-44, -0x1.181dce586af09p-44,
    -0x1.c827ae5d6704cp-46, -0x1.d599e83368e91p-45, -0x1.47c5e768fa309p-46, 0x1.1d0929983761p-44,
    0x1.83f69278e686ap-44, -0x1.4b4641b664613p-44, 0x1.b20f5acb42a66p-44, 0x1.563650bd22a9cp-44,
    0x1.d0c57585fbe06p-46, -0x1.a342c2af0003cp-45, -0x1.54555d1ae6607p-44, 0x1.cb2cd2ee2f482p-44,
    0x1.e80a41811a396p-45, -0x1.5b967f4471dfcp-44, 0x1.ee8779b2d8abcp-44, -0x1.70cc16135783cp-46,
    -0x1.790ba37fc5238p-44, -0x1.8586f183bebf2p-44, -0x1.bc6e557134767p-44, -0x1.bdb9072534a58p-45,
    0x1.22120401202fcp-44, -0x1.297137d9f158fp-44, -0x1.539cd91dc9f0bp-44, -0x1.a4e633fcd9066p-52,
    0x1.9ac53f39d121cp-44, -0x1.7794f689f8434p-45, -0x1.1ba91bbca681bp-45, -0x1.a342c2af0003cp-44,
    -0x1.b26b79c86af24p-45, -0x1.d572aab993c87p-47, 0x1.036b89ef42d7fp-48, 0x1.c6bee7ef4030ep-47,
    -0x1.4ab9d817d52cdp-44, 0x1.8380e731f55c4p-44, -0x1.81410e5c62affp-44, -0x1.a6976f5eb0963p-44,
    0x1.a8d7ad24c13fp-44, -0x1.67b1e99b72bd8p-45, -0x1.5594dd4c58092p-45, 0x1.7a71cbcd735dp-44, 0x1.f8ef43049f7d3p-44,
  ]

  /// sin(i π / 64), over a turn and a quarter.
  private static let sines: [Double] = [
    0x0.0p+0, 0x1.91f65f10dd814p-5, 0x1.917a6bc29b42cp-4, 0x1.2c8106e8e613ap-3, 0x1.8f8b83c69a60bp-3,
    0x1.f19f97b215f1bp-3, 0x1.294062ed59f06p-2, 0x1.58f9a75ab1fddp-2, 0x1.87de2a6aea963p-2, 0x1.b5d1009e15ccp-2,
    0x1.e2b5d3806f63bp-2, 0x1.073879922ffeep-1, 0x1.1c73b39ae68c8p-1, 0x1.30ff7fce17035p-1, 0x1.44cf325091dd6p-1,
    0x1.57d69348cecap-1, 0x1.6a09e667f3bcdp-1, 0x1.7b5df226aafafp-1, 0x1.8bc806b151741p-1, 0x1.9b3e047f38741p-1,
    0x1.a9b66290ea1a3p-1, 0x1.b728345196e3ep-1, 0x1.c38b2f180bdb1p-1, 0x1.ced7af43cc773p-1, 0x1.d906bcf328d46p-1,
    0x1.e212104f686e5p-1, 0x1.e9f4156c62ddap-1, 0x1.f0a7efb9230d7p-1, 0x1.f6297cff75cbp-1, 0x1.fa7557f08a517p-1,
    0x1.fd88da3d12526p-1, 0x1.ff621e3796d7ep-1, 0x1.0p+0, 0x1.ff621e3796d7ep-1, 0x1.fd88da3d12526p-1,
    0x1.fa7557f08a517p-1, 0x1.f6297cff75cbp-1, 0x1.f0a7efb9230d7p-1, 0x1.e9f4156c62ddap-1, 0x1.e212104f686e5p-1,
    0x1.d906bcf328d46p-1, 0x1.ced7af43cc773p-1, 0x1.c38b2f180bdb1p-1, 0x1.b728345196e3ep-1, 0x1.a9b66290ea1a3p-1,
    0x1.9b3e047f38741p-1, 0x1.8bc806b151741p-1, 0x1.7b5df226aafafp-1, 0x1.6a09e667f3bcdp-1, 0x1.57d69348cecap-1,
    0x1.44cf325091dd6p-1, 0x1.30ff7fce17035p-1, 0x1.1c73b39ae68c8p-1, 0x1.073879922ffeep-1, 0x1.e2b5d3806f63bp-2,
    0x1.b5d1009e15ccp-2, 0x1.87de2a6aea963p-2, 0x1.58f9a75ab1fddp-2, 0x1.294062ed59f06p-2, 0x1.f19f97b215f1bp-3,
    0x1.8f8b83c69a60bp-3, 0x1.2c8106e8e613ap-3, 0x1.917a6bc29b42cp-4, 0x1.91f65f10dd814p-5, 0x0.0p+0,
    -0x1.91f65f10dd814p-5, -0x1.917a6bc29b42cp-4, -0x1.2c8106e8e613ap-3, -0x1.8f8b83c69a60bp-3, -0x1.f19f97b215f1bp-3,
    -0x1.294062ed59f06p-2, -0x1.58f9a75ab1fddp-2, -0x1.87de2a6aea963p-2, -0x1.b5d1009e15ccp-2, -0x1.e2b5d3806f63bp-2,
    -0x1.073879922ffeep-1, -0x1.1c73b39ae68c8p-1, -0x1.30ff7fce17035p-1, -0x1.44cf325091dd6p-1, -0x1.57d69348cecap-1,
    -0x1.6a09e667f3bcdp-1, -0x1.7b5df226aafafp-1, -0x1.8bc806b151741p-1, -0x1.9b3e047f38741p-1, -0x1.a9b66290ea1a3p-1,
    -0x1.b728345196e3ep-1, -0x1.c38b2f180bdb1p-1, -0x1.ced7af43cc773p-1, -0x1.d906bcf328d46p-1, -0x1.e212104f686e5p-1,
    -0x1.e9f4156c62ddap-1, -0x1.f0a7efb9230d7p-1, -0x1.f6297cff75cbp-1, -0x1.fa7557f08a517p-1, -0x1.fd88da3d12526p-1,
    -0x1.ff621e3796d7ep-1, -0x1.0p+0, -0x1.ff621e3796d7ep-1, -0x1.fd88da3d12526p-1, -0x1.fa7557f08a517p-1,
    -0x1.f6297cff75cbp-1, -0x1.f0a7efb9230d7p-1, -0x1.e9f4156c62ddap-1, -0x1.e212104f686e5p-1, -0x1.d906bcf328d46p-1,
    -0x1.ced7af43cc773p-1, -0x1.c38b2f180bdb1p-1, -0x1.b728345196e3ep-1, -0x1.a9b66290ea1a3p-1, -0x1.9b3e047f38741p-1,
    -0x1.8bc806b151741p-1, -0x1.7b5df226aafafp-1, -0x1.6a09e667f3bcdp-1, -0x1.57d69348cecap-1, -0x1.44cf325091dd6p-1,
    -0x1.30ff7fce17035p-1, -0x1.1c73b39ae68c8p-1, -0x1.073879922ffeep-1, -0x1.e2b5d3806f63bp-2, -0x1.b5d1009e15ccp-2,
    -0x1.87de2a6aea963p-2, -0x1.58f9a75ab1fddp-2, -0x1.294062ed59f06p-2, -0x1.f19f97b215f1bp-3, -0x1.8f8b83c69a60bp-3,
    -0x1.2c8106e8e613ap-3, -0x1.917a6bc29b42cp-4, -0x1.91f65f10dd814p-5, 0x0.0p+0, 0x1.91f65f10dd814p-5,
    0x1.917a6bc29b42cp-4, 0x1.2c8106e8e613ap-3, 0x1.8f8b83c69a60bp-3, 0x1.f19f97b215f1bp-3, 0x1.294062ed59f06p-2,
    0x1.58f9a75ab1fddp-2, 0x1.87de2a6aea963p-2, 0x1.b5d1009e15ccp-2, 0x1.e2b5d3806f63bp-2, 0x1.073879922ffeep-1,
    0x1.1c73b39ae68c8p-1, 0x1.30ff7fce17035p-1, 0x1.44cf325091dd6p-1, 0x1.57d69348cecap-1, 0x1.6a09e667f3bcdp-1,
    0x1.7b5df226aafafp-1, 0x1.8bc806b151741p-1, 0x1.9b3e047f38741p-1, 0x1.a9b66290ea1a3p-1, 0x1.b728345196e3ep-1,
    0x1.c38b2f180bdb1p-1, 0x1.ced7af43cc773p-1, 0x1.d906bcf328d46p-1, 0x1.e212104f686e5p-1, 0x1.e9f4156c62ddap-1,
    0x1.f0a7efb9230d7p-1, 0x1.f6297cff75cbp-1, 0x1.fa7557f08a517p-1, 0x1.fd88da3d12526p-1, 0x1.ff621e3796d7ep-1,
  ]
}
