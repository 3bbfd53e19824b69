using NodaTime;

namespace ComplianceGrains.Workflows.Proofs;

/// <summary>What a customer is asked to do once, within a time, to show who controls an account.</summary>
public interface IOwnershipChallenge
{
    /// <summary>The firm's, in whose name it is asked.</summary>
    string Domain { get; }

    /// <summary>CAIP-10, its address in the canonical form.</summary>
    string Account { get; }

    /// <summary>Which one it is: letters and digits that nobody can guess.</summary>
    string Nonce { get; }

    /// <summary>When it was asked.</summary>
    Instant IssuedAt { get; }

    /// <summary>From when an answer proves nothing any more.</summary>
    Instant Expires { get; }

    /// <summary>What is asked, character by character.</summary>
    string Text { get; }
}
