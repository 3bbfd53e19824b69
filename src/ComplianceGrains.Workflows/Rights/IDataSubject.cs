using System.Collections.Immutable;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Rights;

/// <summary>A subject that is somebody about whom data are held: they may ask for something about them.</summary>
public interface IDataSubject : ISubject
{
    /// <summary>What was asked for, open and answered, in the order in which it came.</summary>
    ImmutableList<DataRequest> DataRequests { get; }

    /// <summary>How often what was given of them was put right: from then on their data are those of the last correction.</summary>
    int Corrections { get; }

    /// <summary>Whether it is a legal entity; a natural person else.</summary>
    bool IsLegalEntity { get; }

    /// <summary>What was decided before is destroyed, or will be in the next run.</summary>
    bool IsErased { get; }
}

/// <summary>What follows from requests.</summary>
public static class DataSubjects
{
    extension(IDataSubject subject)
    {
        /// <summary>They want their data gone as soon as nothing keeps it.</summary>
        public bool IsErasureAskedFor => subject.DataRequests.Any(request => request.Right == Words.DataRights.Erasure);

        /// <summary>They wait for an answer: as long as they do, they do not end.</summary>
        public bool IsAnswerAwaited => subject.DataRequests.Any(request => request.IsOpen);

        /// <summary>The rows in the agenda: each answer that is waited for; and where what is right is found that was given wrong.</summary>
        public IEnumerable<AgendaRow> RequestRows =>
        [
            .. subject.DataRequests.Where(request => request is { IsOpen: true, IsOverdue: false })
                .Select(request => SubjectAgenda.Row(subject, DataRequest.KeyPrefix + request.Id, request.Due, request.Owner)),
            .. subject is { Corrections: > 0, IsErased: false }
                ? new[] { SubjectAgenda.Row(subject, $"{SubjectAgenda.CorrectedQueue}:{subject.Corrections}", AgendaRow.NoTime, Contracts.Actors.Roles.System) with { Queue = SubjectAgenda.CorrectedQueue } }
                : [],
        ];
    }
}
