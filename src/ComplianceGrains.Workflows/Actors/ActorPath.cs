using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Workflows.Decisions;
using NodaTime;

namespace ComplianceGrains.Workflows.Actors;

/// <summary>What the path of every message needs of whoever runs an actor: a silo over a store, or a simulation.</summary>
/// <typeparam name="TReply">What a caller is answered.</typeparam>
public interface IActorRun<TReply>
    where TReply : class
{
    /// <summary>Who it is.</summary>
    ActorId Id { get; }

    /// <summary>How many decisions this activation knows of.</summary>
    long Sequence { get; }

    /// <summary>The clock.</summary>
    Instant Now();

    /// <summary>What the command led to before, or null.</summary>
    Task<TReply?> EarlierAsync(Envelope envelope, CancellationToken cancellation);

    /// <summary>Gathers facts and decides on what this activation knows.</summary>
    Task<Verdict> VerdictAsync(Message message, CancellationToken cancellation);

    /// <summary>Commits; null if another activation wrote first, and what it wrote has been taken in.</summary>
    Task<TReply?> CommitAsync(Envelope envelope, Verdict.Accepted verdict, Instant now, CancellationToken cancellation);

    /// <summary>Takes in what another activation has written; whether it has written anything.</summary>
    Task<bool> HasMovedOnAsync(CancellationToken cancellation);

    /// <summary>Nothing changes, and the caller is told why.</summary>
    TReply Refused(Refusal refusal);

    /// <summary>Nothing changes.</summary>
    TReply Unchanged();
}

/// <summary>The one path that every message takes: what it led to before, or decide and commit, again if another activation wrote first.</summary>
public static class ActorPath
{
    private const int MostRaces = 5;

    /// <summary>Runs a message through it.</summary>
    /// <param name="run">The activation.</param>
    /// <param name="envelope">Around the message.</param>
    /// <param name="message">The message at an instant.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="InvalidOperationException">It lost too many races.</exception>
    public static async Task<TReply> RunAsync<TReply>(IActorRun<TReply> run, Envelope envelope, Func<Instant, Message> message, CancellationToken cancellation)
        where TReply : class
    {
        for (var race = 0; race < MostRaces; race++)
        {
            if (await run.EarlierAsync(envelope, cancellation) is { } earlier)
                return earlier;
            var now = run.Now();
            var verdict = await run.VerdictAsync(message(now), cancellation);
            // Only of what would have been done (RFC 9110, 13.2.1): to whom the actor does not exist, its sequence must not show.
            var isPassed = envelope.IfMatch is { } expected && expected != run.Sequence && verdict is not Verdict.Refused;
            // A commit finds out whether another activation has written meanwhile; what commits nothing has to look.
            if ((isPassed || verdict is not Verdict.Accepted) && await run.HasMovedOnAsync(cancellation))
                continue;
            if (isPassed)
                return run.Refused(new Refusal(412, "precondition", $"The resource is at sequence {run.Sequence}, not {envelope.IfMatch}. Read it again.", []));

            switch (verdict)
            {
                case Verdict.Refused refused:
                    return run.Refused(refused.Refusal);
                case Verdict.Accepted accepted:
                    if (await run.CommitAsync(envelope, accepted, now, cancellation) is { } reply)
                        return reply;
                    break;
                default:
                    return run.Unchanged();
            }
        }

        throw new InvalidOperationException($"{run.Id.Type} lost {MostRaces} races in a row for its own history; another activation is running.");
    }
}
