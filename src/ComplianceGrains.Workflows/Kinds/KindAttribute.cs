namespace ComplianceGrains.Workflows.Kinds;

/// <summary>Names the kind of decision that a record is, who may know of it, and how long it is kept.</summary>
/// <param name="name">
/// Name and schema version, e.g. <c>customer.activated/1</c>. A change of fields is a new version. Without an actor before
/// the dot it is an event of several kinds of actors, published under each one's name.
/// </param>
/// <param name="shown">Who may know that such a decision exists. Nothing is open to services unless it says so here.</param>
/// <param name="kept">One of <see cref="RecordClass"/>: the class of all its compartments.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KindAttribute(string name, Audience shown, string kept) : Attribute
{
    /// <summary>Name and schema version.</summary>
    public string Name { get; } = name;

    /// <summary>Whether it is an event of several kinds of actors.</summary>
    public bool IsShared => !Name.Contains('.', StringComparison.Ordinal);

    /// <summary>Who may know that such a decision exists.</summary>
    public Audience Shown { get; } = shown;

    /// <summary>The class of all its compartments.</summary>
    public string Kept { get; } = kept;

    /// <summary>Only a subject has it whose refusal people look at if whom it concerns asks.</summary>
    public bool OfReview { get; init; }

    /// <summary>Only somebody about whom data are held has it, who asks for something about them.</summary>
    public bool OfRequests { get; init; }

    /// <summary>
    /// A decision of this kind none of whose reasons is open to services is not shown to them at all: evidence that the
    /// firm gathers by itself would tell that somebody looks.
    /// </summary>
    public bool OnlyWithAnOpenReason { get; init; }
}
