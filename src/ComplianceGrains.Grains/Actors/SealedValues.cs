using System.Security.Cryptography;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Compartments;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Storage.Journals;

namespace ComplianceGrains.Grains.Actors;

/// <summary>Opens sealed values, and says why of those that do not open.</summary>
public sealed class SealedValues(KeyRing keys)
{
    /// <summary>Opens one compartment of one decision.</summary>
    public async Task<OpenedValue> OpenAsync(string actor, long sequence, SealedCompartment row, CancellationToken cancellation = default)
    {
        try
        {
            return await keys.OpenAsync(row.KeyReference, cancellation) is { } key
                ? new OpenedValue.Open(OpenCompartment.Open(key.Bytes, $"{actor}#{sequence}", row.Cid, row.KeyReference, row.Bytes))
                : new OpenedValue.KeyGone();
        }
        catch (CryptographicException)
        {
            return new OpenedValue.Damaged("it does not open under its key");
        }
        catch (Exception failure) when (failure is EvidenceFormatException or ArgumentException)
        {
            return new OpenedValue.Damaged("it opens and is not what is ever sealed");
        }
    }
}

/// <summary>What came of opening a sealed value.</summary>
public abstract record OpenedValue
{
    private OpenedValue()
    {
    }

    /// <summary>It opened.</summary>
    public sealed record Open(OpenCompartment Compartment) : OpenedValue;

    /// <summary>There is no key of this reference.</summary>
    public sealed record KeyGone : OpenedValue;

    /// <summary>There is a key and it does not open it.</summary>
    public sealed record Damaged(string Why) : OpenedValue;
}
