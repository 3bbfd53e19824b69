using ComplianceGrains.Workflows.Actors;

namespace ComplianceGrains.Workflows.Readings;

/// <summary>What the firm's people wrote about somebody, as readings name it beside the fields of what customers give.</summary>
public static class WrittenParts
{
    /// <summary>Notes and reasons, in a case or about whom it is read of.</summary>
    public const string Texts = "texts";

    /// <summary>Why nobody is told of a monitoring rule about a customer for a time.</summary>
    public const string Suppressions = "suppressions";

    /// <summary>Whether what is written about a subject is about somebody. What an authority asks of the firm is about nobody whom a reading could be recorded of.</summary>
    /// <param name="subject">Full identity, e.g. <c>customer/7F3A</c>.</param>
    public static bool AreAboutSomebody(string subject) => ActorId.Parse(subject).Type != "inquiry";
}
