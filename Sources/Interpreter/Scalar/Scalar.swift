/// The meaning of the operators on single numbers, truth values and characters.
///
/// Both interpreters take it from here, so that it is written once; sequences, lambdas and costs each interpreter has of
/// its own. A character is its code (`UInt32`), as columns hold it. The transcendental functions are `FloatMath`'s;
/// operators that are one Swift operator (`&+`, `<`, `&`, …) need no entry.
package enum Scalar {}
