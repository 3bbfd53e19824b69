using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Exceptions;
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

    /// <summary>The same from another source of chance.</summary>
    public static RandomLife Of(Random random) => new(random.Next(20), random.Next(1000), random.Next(5));

    /// <summary>What somebody asks of a customer, if that is what happens.</summary>
    public CustomerCommand? ToCustomer => What switch
    {
        <= 4 => new RecordEvidence(Evidence[Which / 7 % Evidence.Length], Results[Which % Results.Length], "idv.example", "r-1", null, null),
        <= 7 => new DecideStep(Decided[Which % Decided.Length], Which % 5 != 0, "because"),
        18 when Which % 10 == 0 => new Offboard("moved away"),
        _ => null,
    };

    /// <summary>What somebody does about an exception, if that is what happens.</summary>
    public ExceptionCommand? ToException => What switch
    {
        > 7 and <= 10 => new DisposeException(Dispositions[Which / 11 % Dispositions.Length], "because"),
        > 7 and <= 13 => new ConfirmDisposition(Which % 4 != 0, "because"),
        14 => new AssignException(Person),
        _ => null,
    };

    /// <summary>Who does it.</summary>
    public Contracts.Actors.Principal Person => Who switch
    {
        0 => People.Analyst(),
        1 => People.Analyst(2),
        2 => People.Mlro(),
        3 => People.Mlro(2),
        _ => People.Senior,
    };

    /// <summary>Lets it happen; whatever is refused simply does not happen.</summary>
    public void Happen(SubjectWorld world)
    {
        switch (What)
        {
            case <= 4:
                world.Do(ToCustomer!, People.Service);
                break;
            case <= 7:
                world.Do(ToCustomer!, Person);
                break;
            case <= 14 when Exception(world) is { } exception:
                world.Do(exception, ToException!, Person);
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

    private string? Exception(SubjectWorld world) => world.Opened.Count == 0 ? null : world.Opened[^(1 + (Which % Math.Min(3, world.Opened.Count)))];
}
