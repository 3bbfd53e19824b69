namespace ComplianceGrains.Workflows.Kinds;

/// <summary>Names the kind of decision that a record is.</summary>
/// <param name="name">Name and schema version, e.g. <c>customer.activated/1</c>. A change of fields is a new version.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KindAttribute(string name) : Attribute
{
    /// <summary>Name and schema version.</summary>
    public string Name { get; } = name;
}
