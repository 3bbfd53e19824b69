using System.Globalization;
using ComplianceGrains.Drills.Hosting;
using ComplianceGrains.Drills.Load;

namespace ComplianceGrains.Drills.Checks;

/// <summary>A command that was acknowledged, sent again with its key, is answered as it was and changes nothing.</summary>
public static class RepeatCheck
{
    public static async Task<IReadOnlyList<string>> RunAsync(RunningHost host, IEnumerable<Acknowledged> answers)
    {
        var (service, problems) = (host.As("product-service"), new List<string>());
        foreach (var answer in answers)
        {
            var again = await service.PostTextAsync(answer.Path, answer.Body, answer.Key);
            if (again.Status != answer.Status || again["sequence"] != answer.Sequence.ToString(CultureInfo.InvariantCulture))
                problems.Add($"{answer.Key} was answered {answer.Status} at sequence {answer.Sequence}, and now {again}");
        }

        return problems;
    }
}
