namespace ComplianceGrains.Screening.Addresses;

/// <summary>How a screened address relates to a listed one. Addresses are never compared fuzzily.</summary>
public enum AddressRelation
{
    /// <summary>The very address, in whatever notation.</summary>
    Exact,

    /// <summary>The same account where another chain shares the address form.</summary>
    SameAccountOtherChain,

    /// <summary>Another kind of address over the same key hash: whoever holds one key holds both.</summary>
    SameKeyOtherFamily,
}
