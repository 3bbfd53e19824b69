using CsCheck;

namespace ComplianceGrains.Storage.Tests.Models;

/// <summary>One thing that is done to a store, drawn at random. What the numbers mean depends on what is there when it is done.</summary>
/// <param name="What">What is done.</param>
/// <param name="Actor">To which of a few actors.</param>
/// <param name="Command">Under which of a few command ids, so that some come twice.</param>
/// <param name="Amount">How much of it.</param>
/// <param name="Slip">Not 0: by somebody who has not seen the latest.</param>
public sealed record StoreStep(StoreAct What, int Actor, int Command, int Amount, int Slip)
{
    private static readonly StoreAct[] Acts =
    [
        StoreAct.Commit, StoreAct.Commit, StoreAct.Commit, StoreAct.Commit, StoreAct.CommitTwiceAtOnce, StoreAct.RemoveEffects, StoreAct.RemoveDeadline, StoreAct.ReplaceAgenda,
        StoreAct.Append, StoreAct.Append, StoreAct.Acquire, StoreAct.KeepReceipt, StoreAct.Reopen,
    ];

    /// <summary>Any step; one in four by somebody who has not seen the latest.</summary>
    public static Gen<StoreStep> Any { get; } = Gen.Select(Gen.Int[0, Acts.Length - 1].Select(act => Acts[act]), Gen.Int[0, 2], Gen.Int[0, 9], Gen.Int[1, 3], Gen.Int[0, 3])
        .Select((what, actor, command, amount, slip) => new StoreStep(what, actor, command, amount, slip == 3 ? amount : 0));
}

/// <summary>What can be done to a store.</summary>
public enum StoreAct
{
    Commit,
    CommitTwiceAtOnce,
    RemoveEffects,
    RemoveDeadline,
    ReplaceAgenda,
    Append,
    Acquire,
    KeepReceipt,
    Reopen,
}
