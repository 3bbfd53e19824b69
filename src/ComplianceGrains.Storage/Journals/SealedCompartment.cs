namespace ComplianceGrains.Storage.Journals;

/// <summary>An encrypted compartment of one decision.</summary>
/// <param name="Cid">Compartment id, e.g. <c>d1</c>.</param>
/// <param name="KeyReference">Which subject key opens it.</param>
/// <param name="Bytes">IV, ciphertext and tag (docs/format.md, section 5).</param>
public sealed record SealedCompartment(string Cid, string KeyReference, byte[] Bytes);
