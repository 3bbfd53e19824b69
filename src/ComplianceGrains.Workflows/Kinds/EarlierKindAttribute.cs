namespace ComplianceGrains.Workflows.Kinds;

/// <summary>
/// An earlier form of the kind: the same event before it had some of its fields. It is only read, as the event of today: each
/// missing field has a value that stands for what was not written then.
/// </summary>
/// <param name="name">Name and schema version, e.g. <c>exception.opened/1</c>.</param>
/// <param name="without">
/// The fields that it does not have: <c>person</c> reads as null, <c>heldSizes=[]</c> as that JSON text, <c>fetchedAt=@occurredAt</c>
/// as another field of the decision. The fields that it has stand in the order of today's.
/// </param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class EarlierKindAttribute(string name, params string[] without) : Attribute
{
    /// <summary>Name and schema version.</summary>
    public string Name { get; } = name;

    /// <summary>The fields that it does not have, each with what stands for it.</summary>
    public IReadOnlyList<string> Without { get; } = without;
}
