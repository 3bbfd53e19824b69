namespace ComplianceGrains.Storage.Journals;

/// <summary>An encrypted compartment of one decision.</summary>
/// <param name="Cid">Compartment id, e.g. <c>d1</c>.</param>
/// <param name="KeyReference">Which subject key opens it.</param>
/// <param name="Bytes">IV, ciphertext and tag (docs/format.md, section 5).</param>
public sealed record SealedCompartment(string Cid, string KeyReference, byte[] Bytes)
{
    /// <summary>Whether it is a person's own (<c>p1</c>, <c>p2</c> …), which no fold reads.</summary>
    public bool IsPersonal => Cid.StartsWith('p');
}
