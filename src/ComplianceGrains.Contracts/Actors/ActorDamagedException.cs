using Orleans;

namespace ComplianceGrains.Contracts.Actors;

/// <summary>An actor cannot be shown: something of its history is damaged. Says the incident, and never what is in it.</summary>
[GenerateSerializer, Alias("cg.ActorDamagedException")]
public sealed class ActorDamagedException : Exception
{
    /// <summary>For the serializer.</summary>
    public ActorDamagedException()
        : this(new Refusal(503, "incident", "Something stored is damaged.", []))
    {
    }

    /// <summary>With what callers are told.</summary>
    public ActorDamagedException(Refusal refusal)
        : base(refusal.Title) => Refusal = refusal;

    /// <summary>What callers are told.</summary>
    [Id(0)]
    public Refusal Refusal { get; set; }
}
