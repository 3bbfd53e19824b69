using ComplianceGrains.Contracts.Actors;

namespace ComplianceGrains.Workflows.Rights;

/// <summary>What somebody gave, with some of it put right.</summary>
/// <typeparam name="TData">What it is.</typeparam>
/// <param name="Given">As it is to be screened: what is corrected as it was stated, the rest as it is stored.</param>
/// <param name="Stored">As the rules let it be stored.</param>
/// <param name="Changed">Names of the fields that are others than before, as the catalogue has them.</param>
/// <param name="Errors">What of it the rules do not let be stored.</param>
public sealed record Correction<TData>(TData Given, TData Stored, IReadOnlyList<string> Changed, IReadOnlyList<FieldError> Errors)
    where TData : class;

/// <summary>Makes corrections.</summary>
public static class Correction
{
    /// <summary>Puts right what is given; what is not given stays.</summary>
    /// <param name="before">The data until now, as they are stored.</param>
    /// <param name="given">Those that are wrong, as they are right.</param>
    /// <param name="storable">The same as the rules let them be stored: what is stored was masked or hashed when it came, only what comes now is.</param>
    /// <param name="errors">What of them the rules do not let be stored.</param>
    public static Correction<TData> Of<TData>(TData before, TData given, TData storable, IReadOnlyList<FieldError> errors)
        where TData : class
    {
        var stored = GivenFields<TData>.Over(before, storable);
        return new(GivenFields<TData>.Over(before, given), stored, GivenFields<TData>.Others(before, stored), errors);
    }
}
