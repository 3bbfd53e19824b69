namespace ComplianceGrains.Storage.Agendas;

/// <summary>What a verdict does to one of its actor's rows.</summary>
public abstract record DeadlineChange(string Key)
{
    /// <summary>Writes the row, or moves it if it exists.</summary>
    public sealed record Set(string Key, long Due, string? Queue, string OwnerRole, IReadOnlyList<string> Jurisdictions) : DeadlineChange(Key);

    /// <summary>Removes the row if it exists.</summary>
    public sealed record Clear(string Key) : DeadlineChange(Key);
}
