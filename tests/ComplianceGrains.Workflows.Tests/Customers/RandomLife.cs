using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Workflows.Scenarios;
using ComplianceGrains.Workflows.Tests.Building;
using CsCheck;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Customers;

/// <summary>One random thing that happens to a customer.</summary>
internal sealed record RandomLife(int What, int Which, int Who)
{
    private static readonly string[] Evidence = ["identity-verification", "source-of-funds", "source-of-wealth"];
    private static readonly string[] Results = ["passed", "passed", "failed", "inconclusive"];
    private static readonly string[] Dispositions = ["false-positive", "true-match", "no-action", "accept-risk"];
    private static readonly string[] Decided = ["senior-approval", "periodic-review", "mlro-review"];
    private static readonly string[][] Lists = [["PETROV, Somebody"], ["EXAMPLE, Ana"], ["EXAMPLE, Ana", "EXAMPLE, Anna"], ["ANOTHER, One"]];
    private static readonly int[] Hours = [1, 5, 24, 24 * 8, 24 * 40, 24 * 400];

    public static Gen<RandomLife> Any { get; } = Gen.Select(Gen.Int[0, 19], Gen.Int[0, 999], Gen.Int[0, 4]).Select((what, which, who) => new RandomLife(what, which, who));

    /// <summary>Lets it happen; whatever is refused simply does not happen.</summary>
    public void Happen(SubjectWorld world)
    {
        switch (What)
        {
            case <= 4:
                world.Verify(Results[Which % Results.Length], Evidence[Which / 7 % Evidence.Length]);
                break;
            case <= 7:
                world.Decide(Decided[Which % Decided.Length], Person, Which % 5 != 0);
                break;
            case <= 10 when Exception(world) is { } exception:
                world.Dispose(exception, Dispositions[Which / 11 % Dispositions.Length], Person);
                break;
            case <= 13 when Exception(world) is { } exception:
                world.Confirm(exception, Person, Which % 4 != 0);
                break;
            case 14 when Exception(world) is { } exception:
                world.Do(exception, new AssignException(Person), Person);
                break;
            case 15:
                world.Put(Lists[Which % Lists.Length]);
                break;
            case 16:
                world.Lists.StopRefresh(A.List, world.Now);
                break;
            case 17 when Which % 3 == 0:
                world.Lists.Remove(A.List);
                break;
            case 18 when Which % 10 == 0:
                world.Offboard();
                break;
            default:
                world.Pass(Duration.FromHours(Hours[Which % Hours.Length]));
                break;
        }
    }

    private Contracts.Actors.Principal Person => Who switch
    {
        0 => People.Analyst(),
        1 => People.Analyst(2),
        2 => People.Mlro(),
        3 => People.Mlro(2),
        _ => People.Senior,
    };

    private string? Exception(SubjectWorld world) => world.Opened.Count == 0 ? null : world.Opened[^(1 + (Which % Math.Min(3, world.Opened.Count)))];
}
