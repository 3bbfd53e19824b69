using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Verifying;

namespace ComplianceGrains.Evidence.Tests;

/// <summary>A package that a test gave to the verifier, and what it answered. Another verifier must answer the same.</summary>
public sealed record JudgedPackage(byte[] Zip, TrustFile Trust, VerifierOptions Options, VerificationReport Report);
